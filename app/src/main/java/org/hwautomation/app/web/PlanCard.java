package org.hwautomation.app.web;

import java.util.List;

/// One server's plan in a list of plans, of whichever operation.
///
/// @param about what stands beside the server's name; may be empty
/// @param text what going does to it, in few words
/// @param hash empty when the plan cannot be run or has nothing to do
/// @param faults why it cannot be run as asked
/// @param tables what changes
/// @param wayBack how to go back; may be empty
public record PlanCard(
    String serverId,
    String server,
    String about,
    Outlook outlook,
    String text,
    String hash,
    List<String> faults,
    List<String> risks,
    List<String> notes,
    List<Table> tables,
    String wayBack,
    List<JobView.PhaseView> phases) {

  /// How a server stands before going.
  public enum Outlook {
    READY("ready", "busy"),
    NOTHING("nothing to do", "good"),
    CANNOT("cannot", "bad");

    private final String word;
    private final String tone;

    Outlook(String word, String tone) {
      this.word = word;
      this.tone = tone;
    }

    public String word() {
      return word;
    }

    public String tone() {
      return tone;
    }
  }

  /// @param title may be empty
  public record Table(String title, List<String> columns, List<List<String>> rows) {}
}
