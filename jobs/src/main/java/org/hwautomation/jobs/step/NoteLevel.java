package org.hwautomation.jobs.step;

/// How loud a note is.
public enum NoteLevel {
  INFO,
  WARN,
  ERROR
}
