/// What is wanted of a BIOS in words that no vendor owns, read from files and laid on servers.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.intent;
