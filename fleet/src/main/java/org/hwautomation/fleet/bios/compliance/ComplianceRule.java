package org.hwautomation.fleet.bios.compliance;

/// Something that must hold in the BIOS of certain servers.
///
/// @param name short and stable: `secure-boot-on`
/// @param title one sentence for people
public record ComplianceRule(
    String name, String title, Severity severity, RuleScope scope, Requirement requirement) {}
