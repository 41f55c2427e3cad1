package org.hwautomation.app.web;

/// One value of a filter, with how many it would show.
public record Chip(String text, long count, boolean chosen, String href) {}
