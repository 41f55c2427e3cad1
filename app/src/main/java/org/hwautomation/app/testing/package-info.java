/// The whole service for tests of whoever talks to it: this module's own and the command line's.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app.testing;
