/// What is done to a BIOS beside its attributes: defaults, passwords, boot order, boot device,
/// secure boot. Each is shown as a plan, approved, run as a job, and read back.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.operation;
