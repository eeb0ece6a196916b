/** Persons as a source knows them: ids and what their status means. */
@NullMarked
package dev.rollcall.domain.person;

import org.jspecify.annotations.NullMarked;
