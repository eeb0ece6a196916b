@NullMarked
package dev.rollcall.domain.restore;

import org.jspecify.annotations.NullMarked;
