/// Tables for people, JSON for programs.
@org.jspecify.annotations.NullMarked
package org.hwautomation.cli.output;
