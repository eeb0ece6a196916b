/** Joiners and movers: from a fresh reading of a person to the access that rules give, verified. */
@NullMarked
package dev.rollcall.application.provision;

import org.jspecify.annotations.NullMarked;
