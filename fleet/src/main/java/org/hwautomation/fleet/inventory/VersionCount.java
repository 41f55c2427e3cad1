package org.hwautomation.fleet.inventory;

/// How many servers run one version of one component.
public record VersionCount(String component, String version, long servers) {}
