@NullMarked
package dev.rollcall.application.approval;

import org.jspecify.annotations.NullMarked;
