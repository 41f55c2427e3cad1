/// Named BIOS settings and intents, kept in versions and carried around as files.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.profile;
