package org.hwautomation.driver.intent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of one intent on one server.
public sealed interface IntentOutcome {

  String intent();

  String value();

  /// @param settings live attribute name → value in the service's spelling, as little as possible:
  ///   what must be set besides is the planner's work
  /// @param holdsAlready nothing needs to be changed for it
  /// @param evidence what shows that these attributes mean this intent
  record Met(
      String intent,
      String value,
      Map<String, Object> settings,
      boolean holdsAlready,
      String evidence)
      implements IntentOutcome {
    public Met {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /// @param message why it cannot be met on this server, and what could be done
  /// @param suggestions names or values that were perhaps meant, or that the server offers
  record Unmet(String intent, String value, Reason reason, String message, List<String> suggestions)
      implements IntentOutcome {
    public Unmet {
      suggestions = List.copyOf(suggestions);
    }
  }

  /// Why an intent cannot be met.
  enum Reason {
    /// There is no such intent.
    UNKNOWN_INTENT,
    /// The intent has no such value.
    UNKNOWN_VALUE,
    /// The driver does not say what it means for this vendor.
    NO_MAPPING,
    /// This vendor keeps it somewhere else than in the BIOS attributes.
    NOT_AN_ATTRIBUTE,
    /// The server has none of the attributes that could mean it.
    NO_ATTRIBUTE,
    /// The attribute is there and does not offer the value.
    NOT_OFFERED,
    /// Cannot be written as the server is configured now.
    LOCKED,
    /// The server is off or in POST and shows no attributes.
    SERVER_SHOWS_NOTHING
  }
}
