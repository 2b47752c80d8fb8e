package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import java.util.SplittableRandom;

/** Seeded random checklists. */
final class RandomTrouble {
    private RandomTrouble() {}

    /**
     * One of them.
     *
     * @param repairs about half of which are starts; two starts may be tried
     */
    static Checklist of(long seed, int causes, int repairs, int questions) {
        SplittableRandom random = new SplittableRandom(seed);
        Trouble trouble = new Trouble(200 + random.nextInt(600), 2, shares(random, causes));
        for (int i = 0; i < repairs; i++) {
            double[] fixes = new double[causes];
            for (int cause = 0; cause < causes; cause++) {
                fixes[cause] = random.nextDouble() < 0.4 ? random.nextDouble() : 0;
            }
            int cost = 10 + random.nextInt(150);
            if (random.nextBoolean()) {
                trouble.start("start" + i, cost, fixes);
            } else {
                trouble.repair("repair" + i, cost, fixes);
            }
        }
        for (int i = 0; i < questions; i++) {
            int answers = 2 + random.nextInt(2);
            double[][] rows = new double[causes][];
            for (int cause = 0; cause < causes; cause++) {
                rows[cause] = shares(random, answers);
            }
            trouble.question("question" + i, 3 + random.nextInt(20), rows);
        }
        return trouble.checklist();
    }

    private static double[] shares(SplittableRandom random, int count) {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = Math.pow(random.nextDouble(), 3) + 0.01;
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
