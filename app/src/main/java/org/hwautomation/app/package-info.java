/// The service at its edge: starting, REST, pages, live events, security.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app;
