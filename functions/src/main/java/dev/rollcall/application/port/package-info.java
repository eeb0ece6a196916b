/** What the use cases need from the outside. */
@NullMarked
package dev.rollcall.application.port;

import org.jspecify.annotations.NullMarked;
