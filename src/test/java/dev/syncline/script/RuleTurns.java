package dev.syncline.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Processor times of a rule, fenced and in plain Groovy, measured round by round. */
final class RuleTurns {

    private final List<Round> rounds = new ArrayList<>();

    /** Remembers one round; microseconds of one run each. */
    void took(double fenced, double plain, double variables) {
        rounds.add(new Round(fenced, plain, variables));
    }

    /** The medians of the last rounds, as a line of figures. */
    String lastOnes(int count) {
        List<Round> warm = rounds.subList(rounds.size() - count, rounds.size());
        return ("FIGURES rule speed: processor time of one run, median of %d rounds: fenced %.1f us, plain %.1f us, "
                        + "variables in both %.1f us; fenced is %.2f times plain (%.2f to %.2f)")
                .formatted(
                        count,
                        part(warm, Round::fenced, 0.5),
                        part(warm, Round::plain, 0.5),
                        part(warm, Round::variables, 0.5),
                        part(warm, Round::ratio, 0.5),
                        part(warm, Round::ratio, 0),
                        part(warm, Round::ratio, 1));
    }

    private static double part(List<Round> rounds, ToDoubleFunction<Round> figure, double share) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.round((sorted.length - 1) * share)];
    }

    private record Round(double fenced, double plain, double variables) {
        double ratio() {
            return fenced / plain;
        }
    }
}
