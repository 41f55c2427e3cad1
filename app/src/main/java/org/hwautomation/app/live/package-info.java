/// Events as they happen, by Server-Sent Events and WebSocket.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app.live;
