/// How the parts are put together and what can be set.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app.config;
