/** Tests of joiners, movers, and of those whose stay ends. */
@NullMarked
package dev.rollcall.application.provision;

import org.jspecify.annotations.NullMarked;
