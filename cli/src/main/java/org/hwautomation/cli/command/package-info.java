/// The commands, one noun a file.
@org.jspecify.annotations.NullMarked
package org.hwautomation.cli.command;
