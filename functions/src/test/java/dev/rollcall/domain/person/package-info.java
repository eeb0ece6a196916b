/** Tests of persons and hints. */
@NullMarked
package dev.rollcall.domain.person;

import org.jspecify.annotations.NullMarked;
