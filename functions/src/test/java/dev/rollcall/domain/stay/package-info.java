@NullMarked
package dev.rollcall.domain.stay;

import org.jspecify.annotations.NullMarked;
