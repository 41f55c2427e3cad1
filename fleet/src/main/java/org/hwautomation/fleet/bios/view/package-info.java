/// A server's BIOS for people: read, explained, compared.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.view;
