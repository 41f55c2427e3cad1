package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form for one server; what was typed stays when something is wrong. Never the password.
public record AddServerView(
    Frame frame,
    String address,
    String user,
    String name,
    String fingerprint,
    String site,
    String deviceType,
    List<String> deviceTypes,
    @Nullable Notice notice) {}
