/// The server-rendered pages. A page is three files with one name: handler, view record, template
/// (`src/main/jte/page`). The view record holds exactly what is shown; nothing in a template asks a
/// service.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app.web;
