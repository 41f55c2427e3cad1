/// The command line: a thin client of the REST API.
@org.jspecify.annotations.NullMarked
package org.hwautomation.cli;
