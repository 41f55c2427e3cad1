/// What all operations on many servers share: plans made side by side, jobs launched together, one
/// answer for each server.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.operation;
