/** The part of pdfkit that the reports draw with; the package has no types of its own. */
declare module 'pdfkit' {
  interface TextOptions {
    width?: number;
    height?: number;
    align?: 'left' | 'right';
    lineBreak?: boolean;
    ellipsis?: boolean;
  }

  export default class PDFDocument {
    constructor(options: {
      size: string;
      margin: number;
      bufferPages: boolean;
      info: { Title: string; CreationDate: Date };
    });
    x: number;
    y: number;
    readonly page: { width: number; height: number; margins: { bottom: number } };
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
    addPage(): this;
    switchToPage(index: number): this;
    bufferedPageRange(): { start: number; count: number };
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    moveDown(lines?: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(color: string): this;
    text(text: string, options?: TextOptions): this;
    text(text: string, x: number, y?: number, options?: TextOptions): this;
    widthOfString(text: string): number;
    heightOfString(text: string, options: { width: number }): number;
  }
}
