@NullMarked
package dev.rollcall.application.subscribe;

import org.jspecify.annotations.NullMarked;
