package org.hwautomation.app.web;

/// How a state looks: a word and a shape, never colour alone. The names are CSS classes of
/// `hwa.css`.
public enum Tone {
  NEUTRAL(""),
  GOOD("good"),
  BUSY("busy"),
  WARN("warn"),
  BAD("bad");

  private final String css;

  Tone(String css) {
    this.css = css;
  }

  public String css() {
    return css;
  }
}
