import {
  grown,
  rectangleAtAngle,
  smallestRectangle,
  uprightBox,
  type Point,
} from '../../../models/ocr/ppocr/rotated-rectangle';

const DEGREE = Math.PI / 180;

describe('rotated rectangles', () => {
  it.each([-40, -10, 0, 7, 44])('finds size, place and angle of a line at %i degrees', (degrees) => {
    const rectangle = smallestRectangle(linePoints({ degrees, width: 120, height: 20 }));
    expect(rectangle.width).toBeCloseTo(120, 6);
    expect(rectangle.height).toBeCloseTo(20, 6);
    expect(rectangle.angle).toBeCloseTo(degrees * DEGREE, 6);
    expect(rectangle.centreX).toBeCloseTo(200, 6);
    expect(rectangle.centreY).toBeCloseTo(100, 6);
  });

  it('gives one point and one row of points a rectangle without area', () => {
    expect(smallestRectangle([{ x: 3, y: 4 }])).toMatchObject({ width: 0, height: 0, centreX: 3, centreY: 4 });
    expect(smallestRectangle([0, 5, 9].map((x) => ({ x, y: 2 })))).toMatchObject({ width: 9, height: 0 });
  });

  it('fits tightly at any angle that is asked for', () => {
    const rectangle = rectangleAtAngle(linePoints({ degrees: 0, width: 10, height: 10 }), 45 * DEGREE);
    expect(rectangle.width).toBeCloseTo(10 * Math.SQRT2, 6);
    expect(rectangle.height).toBeCloseTo(10 * Math.SQRT2, 6);
  });

  it('grows on all four sides and is cut at the edges of the image', () => {
    const rectangle = grown({ centreX: 20, centreY: 10, width: 30, height: 10, angle: 0 }, 7);
    expect(rectangle).toMatchObject({ width: 44, height: 24 });
    expect(uprightBox(rectangle, { width: 35, height: 100 })).toEqual({ x: 0, y: 0, width: 35, height: 22 });
  });
});

/** Points on the edge and inside of a rectangle about (200, 100). */
function linePoints({ degrees, width, height }: { degrees: number; width: number; height: number }): Point[] {
  const [cos, sin] = [Math.cos(degrees * DEGREE), Math.sin(degrees * DEGREE)];
  const steps = [-0.5, -0.2, 0, 0.3, 0.5];
  return steps.flatMap((along) =>
    steps.map((across) => ({
      x: 200 + along * width * cos - across * height * sin,
      y: 100 + along * width * sin + across * height * cos,
    })),
  );
}
