/// Changing a BIOS: what was asked for becomes a plan with a method and a reason for each setting,
/// the plan a job, and the job ends verified, explained, or taken back.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.change;
