/** Each of the doctor's checks, healthy and ill. */
@NullMarked
package dev.rollcall.application.doctor;

import org.jspecify.annotations.NullMarked;
