/// Talking to the service.
@org.jspecify.annotations.NullMarked
package org.hwautomation.cli.client;
