package dev.northing.metrics.fit;

/**
 * Finds the coefficients with the smallest sum of squares by Gram-Schmidt, each column made orthogonal twice. A column
 * that is nearly a combination of those before it gets the coefficient 0.
 */
public final class LeastSquares {

    private static final double DEPENDENT = 1e-9;

    private LeastSquares() {}

    /** The coefficients b for which the columns times b come closest to the target. */
    public static double[] solve(double[][] columns, double[] target) {
        int d = columns.length;
        double[][] orthogonal = new double[d][];
        double[][] r = new double[d][d];
        double[] projected = new double[d];
        double[] rest = target.clone();
        for (int j = 0; j < d; j++) {
            orthogonal[j] = orthogonalize(columns[j], orthogonal, r, j);
            double square = dot(orthogonal[j], orthogonal[j]);
            projected[j] = square == 0 ? 0 : dot(orthogonal[j], rest) / square;
            subtract(rest, orthogonal[j], projected[j]);
        }
        return backward(r, projected, orthogonal);
    }

    private static double[] orthogonalize(double[] column, double[][] orthogonal, double[][] r, int j) {
        double[] rest = column.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < j; i++) {
                double square = dot(orthogonal[i], orthogonal[i]);
                double share = square == 0 ? 0 : dot(orthogonal[i], rest) / square;
                r[i][j] += share;
                subtract(rest, orthogonal[i], share);
            }
        }
        boolean dependent = dot(rest, rest) <= DEPENDENT * DEPENDENT * dot(column, column);
        return dependent ? new double[column.length] : rest;
    }

    private static double[] backward(double[][] r, double[] projected, double[][] orthogonal) {
        double[] solution = new double[projected.length];
        for (int i = projected.length - 1; i >= 0; i--) {
            double value = projected[i];
            for (int j = i + 1; j < projected.length; j++) {
                value -= r[i][j] * solution[j];
            }
            solution[i] = dot(orthogonal[i], orthogonal[i]) == 0 ? 0 : value;
        }
        return solution;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] vector, double times) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * vector[i];
        }
    }
}
