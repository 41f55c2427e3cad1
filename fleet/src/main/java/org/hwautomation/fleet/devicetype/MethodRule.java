package org.hwautomation.fleet.devicetype;

/// How settings whose name matches are written.
public record MethodRule(Glob setting, MethodUse use) {}
