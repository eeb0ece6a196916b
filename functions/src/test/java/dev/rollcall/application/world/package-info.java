/** Reading the world in parts, on doubles. */
@NullMarked
package dev.rollcall.application.world;

import org.jspecify.annotations.NullMarked;
