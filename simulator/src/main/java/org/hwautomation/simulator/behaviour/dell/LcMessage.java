package org.hwautomation.simulator.behaviour.dell;

/// Messages of jobs; the ids are Dell's, the words are ours (fact book 3.3 and 3.7).
enum LcMessage {
  JCP000("The job was taken in."),
  JCP001("The job is scheduled."),
  JCP052("The job made no progress."),
  PR19("The job ended well."),
  PR20("The job runs."),
  RED001("The update ended well."),
  RED002("The package is being downloaded."),
  RED007("The package is damaged or not signed for this system."),
  RED014("An update of this component waits already."),
  RED030("The update is written and waits for the power to be off and on.");

  private final String text;

  LcMessage(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
