package org.hwautomation.app.web;

/// What surrounds every page: title, who is signed in, which entry of the menu is lit.
///
/// @param active key of the lit menu entry: `dashboard`, `servers`, `jobs`, `firmware`, `users` …
/// @param csrf token that every form sends back
public record Frame(
    String title,
    String active,
    String user,
    String role,
    String csrf,
    boolean mayChange,
    boolean admin) {}
