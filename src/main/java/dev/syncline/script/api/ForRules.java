package dev.syncline.script.api;

import dev.syncline.script.Direction;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the script reference says of a method that rules may call. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ForRules {

    /** What it does or gives, in a sentence. */
    String value();

    /** Lines of a rule that run as they are. */
    String example();

    /** Rules it is for; the example runs in the first of them. */
    Direction[] in() default {Direction.INCOMING, Direction.OUTGOING};

    /** The owner of the members that its result has, such as {@code person}. */
    String gives() default "";

    /** How the parameters are shown, where their Java names would not do. */
    String parameters() default "";
}
