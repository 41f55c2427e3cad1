/// BIOS values that moved away from what they should be: how that is noticed, when, and by whom it
/// was done.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.drift;
