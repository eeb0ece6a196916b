/** Hand-written stand-ins for the ports, kept honest by the contract tests. */
@NullMarked
package dev.rollcall.testing;

import org.jspecify.annotations.NullMarked;
