/** What an examination of a deployment finds. */
@NullMarked
package dev.rollcall.domain.checkup;

import org.jspecify.annotations.NullMarked;
