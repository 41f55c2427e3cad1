package org.hwautomation.app.web;

import java.util.List;

/// Something to tell the person at the top of a page: what happened, and what to do next.
public record Notice(Tone tone, String title, String detail, List<String> faults, String whatToDo) {

  public static Notice good(String title) {
    return new Notice(Tone.GOOD, title, "", List.of(), "");
  }

  public static Notice bad(String title, String detail, String whatToDo) {
    return new Notice(Tone.BAD, title, detail, List.of(), whatToDo);
  }
}
