package org.hwautomation.app.web;

/// A state as it is shown.
public record Badge(String text, Tone tone) {}
