@NullMarked
package dev.rollcall.domain.adoption;

import org.jspecify.annotations.NullMarked;
