/** Says why somebody has something, and what another policy would change. Writes nothing. */
@NullMarked
package dev.rollcall.application.explain;

import org.jspecify.annotations.NullMarked;
