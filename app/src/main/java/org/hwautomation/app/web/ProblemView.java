package org.hwautomation.app.web;

/// A page that cannot be shown, and why.
public record ProblemView(Frame frame, Notice notice) {}
