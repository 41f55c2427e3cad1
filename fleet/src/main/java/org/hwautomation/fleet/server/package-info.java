/// The managed machines: enrolment, search, tags, import.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.server;
