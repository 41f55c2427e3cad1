/// Throw-away databases for tests of any module.
@org.jspecify.annotations.NullMarked
package org.hwautomation.postgres.testing;
