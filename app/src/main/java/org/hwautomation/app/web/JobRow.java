package org.hwautomation.app.web;

/// One job in a list.
///
/// @param percent 0–100
/// @param now what it does, or why it waits or failed
public record JobRow(
    String id,
    String server,
    String serverId,
    String operation,
    Badge state,
    int percent,
    String now,
    String requestedBy,
    String began,
    String took) {}
