/** Tests of the steps of joiners and movers. */
@NullMarked
package dev.rollcall.application.provision;

import org.jspecify.annotations.NullMarked;
