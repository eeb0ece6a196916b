/** Tests of the leaver's steps. */
@NullMarked
package dev.rollcall.application.leaver;

import org.jspecify.annotations.NullMarked;
